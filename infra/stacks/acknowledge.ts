/** Says why a rule of cdk-nag does not fit here. The pack prefix is needed: without it CDK silently matches nothing. */
import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts `rule` for this construct and all within it, because of `reason`: a sentence. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}
