/** How the figures of a published campaign are worked out, for anyone. */
import { FormulasPage } from "../validations/formulas.tsx";
import { SkillsFrame } from "./frame.tsx";

export const PublicFormulasPage = () => (
  <SkillsFrame place={undefined}>
    <FormulasPage />
  </SkillsFrame>
);
