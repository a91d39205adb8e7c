/** The part of the terms that the address opens for typing. */
import { ClauseForm } from "./clause-form.tsx";
import { ElementsForm } from "./part-elements.tsx";
import { EndingForm } from "./part-ending.tsx";
import { EvidenceForm } from "./part-evidence.tsx";
import { FactsForm } from "./part-facts.tsx";
import type { PartProps } from "./part-form.tsx";
import { OnwardForm } from "./part-onward.tsx";
import { PurposesForm } from "./part-purposes.tsx";
import { RetentionForm } from "./part-retention.tsx";
import { SecurityForm } from "./part-security.tsx";
import { SuppressionForm } from "./part-suppression.tsx";
import { TransfersForm } from "./part-transfers.tsx";
import type { TermsPart } from "./paths.ts";
import "./schedule.css";

const forms: Record<TermsPart, (props: PartProps) => preact.JSX.Element> = {
  purposes: PurposesForm,
  elements: ElementsForm,
  transfers: TransfersForm,
  retention: RetentionForm,
  onward: OnwardForm,
  security: SecurityForm,
  suppression: SuppressionForm,
  ending: EndingForm,
  facts: FactsForm,
  evidence: EvidenceForm,
};

export const isPart = (asked: string): asked is TermsPart => asked in forms;

export type TermsFormProps = PartProps & { change: string; clause: string; answers: string };

export function TermsForm({ change, clause, answers, ...props }: TermsFormProps) {
  if (clause !== "") return <ClauseForm key={clause} asked={clause} answers={answers} {...props} />;
  const Form = isPart(change) ? forms[change] : PurposesForm;
  return <Form key={change} {...props} />;
}
