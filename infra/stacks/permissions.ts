/** What a handler may do, said action by action. No wildcard action, no Scan, and only the one table and prefix. */
import type { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { casePrefix, documentsArn, documentsPrefix, papersPrefix } from "#infra/stacks/names.ts";

type Table = { tableArn: string };

const allow = (actions: string[], resources: string[], conditions = {}) =>
  new PolicyStatement({ actions, resources, conditions });

/** Reading and writing the table. A transaction needs the actions of what is in it; there is none of its own. */
export const useTable = ({ tableArn }: Table) =>
  allow(
    [
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:BatchWriteItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:ConditionCheckItem",
    ],
    [tableArn],
  );

/** Following the table's stream. */
export const followStream = (streamArn: string) =>
  allow(
    ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    [streamArn],
  );

/** Reading documents. Without ListBucket, S3 answers 403 and not 404 for one that has not arrived. */
export const readDocuments = (stage: string) => [
  allow(["s3:GetObject"], [`${documentsArn(stage)}/${documentsPrefix}*`]),
  allow(["s3:ListBucket"], [documentsArn(stage)]),
];

/** Signing uploads: a presigned PUT can do what its signer can. */
export const writeDocuments = (stage: string) =>
  allow(["s3:PutObject"], [`${documentsArn(stage)}/${documentsPrefix}*`]);

/** Keeping papers, executed ones under a lock that this gives and cannot take away again. */
export const keepPapers = (stage: string) =>
  allow(
    ["s3:GetObject", "s3:PutObject", "s3:PutObjectRetention"],
    [`${documentsArn(stage)}/${papersPrefix}*`],
  );

/** Putting what is too long for one answer where a signed address leads to it. */
export const spillDocuments = (stage: string) =>
  allow(["s3:GetObject", "s3:PutObject"], [`${documentsArn(stage)}/${casePrefix}*`]);

/** What is at rest is under the hub's own key. */
export const useKey = ({ keyArn }: IKey) => allow(["kms:Decrypt", "kms:GenerateDataKey"], [keyArn]);

/** Sending mail, from the hub's own address only. */
export const sendMail = (stack: Stack, from: string) =>
  allow(
    ["ses:SendEmail"],
    [from, from.slice(from.indexOf("@") + 1)].map((name) =>
      stack.formatArn({ service: "ses", resource: "identity", resourceName: name }),
    ),
    { StringEquals: { "ses:FromAddress": from } },
  );
