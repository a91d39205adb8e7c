/** Who people are: a Cognito directory with its own sign-in pages, and the secrets that sign-in needs. */
import { Aws, CfnOutput, Duration, RemovalPolicy, SecretValue, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Settings } from "#infra/settings.ts";
import { acknowledge } from "#infra/stacks/acknowledge.ts";
import { signInHost, signInPrefix } from "#infra/stacks/names.ts";

export class IdentityStack extends Stack {
  readonly poolId: string;
  readonly clientId: string;
  readonly issuer: string;
  readonly signOut: string;
  readonly clientSecret: Secret;
  /** Seals cursors and half-finished sign-ins. */
  readonly hubSecret: Secret;

  constructor(scope: Construct, id: string, { settings, origin }: { settings: Settings; origin: string }) {
    super(scope, id, {
      description: `Causeway ${settings.stage}: sign-in`,
      terminationProtection: true,
    });
    const pool = new cognito.UserPool(this, "People", {
      userPoolName: `causeway-${settings.stage}`,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // Anyone may have an account; without an invitation it belongs to no partnership and sees what the public sees.
      selfSignUpEnabled: true,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      pool,
      "COG2",
      "Each partnership decides on a second factor; people of institutions with single sign-on have it there.",
    );

    const client = pool.addClient("Hub", {
      generateSecret: true,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
        callbackUrls: [`${origin}/api/sign-in/callback`],
        logoutUrls: [`${origin}/`],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
    });
    const pages = pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: signInPrefix(settings.stage) },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const look = new cognito.CfnManagedLoginBranding(this, "Look", {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    look.node.addDependency(pages);

    this.poolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
    this.issuer = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`;
    this.signOut = `https://${signInHost(settings.stage)}/logout`;
    // Kept as a secret so that no other stack's template or export ever shows it.
    this.clientSecret = new Secret(this, "ClientSecret", {
      description: "Cognito's secret for the hub's app client",
      secretStringValue: SecretValue.resourceAttribute(
        (client.node.defaultChild as cognito.CfnUserPoolClient).attrClientSecret,
      ),
    });
    this.hubSecret = new Secret(this, "HubSecret", {
      description: "Seals cursors and half-finished sign-ins",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    for (const secret of [this.clientSecret, this.hubSecret])
      acknowledge(
        secret,
        "SMG4",
        "The functions read it when they are deployed, so it is rotated by a deployment; the runbook says how.",
      );
    new CfnOutput(this, "UserPool", { value: pool.userPoolId });
  }
}
