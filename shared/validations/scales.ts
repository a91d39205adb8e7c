/**
 * The scales and the rule a campaign starts with. They are data: each campaign keeps its own copy with the anchors, and
 * may change them. A scale without `verifiedOn` has not been compared with its source by anyone.
 */
import type { DecisionRule, Scale, Worded } from "./schema.ts";

const worded = (en: string, es: string): Worded => ({ en, es });
const point = (value: number, en: string, es: string) => ({ value, label: worded(en, es) });

export const defaultScales: Scale[] = [
  {
    id: "need",
    kind: "NEED",
    question: worded(
      "Does a new hire need this to do the job?",
      "¿Lo necesita una persona recién contratada para hacer el trabajo?",
    ),
    points: [
      point(1, "Not necessary", "No es necesario"),
      point(2, "Useful, but not essential", "Útil, pero no esencial"),
      point(3, "Essential", "Esencial"),
    ],
    source: "Lawshe 1975, Personnel Psychology 28, 563-575",
  },
  {
    id: "relevance",
    kind: "RELEVANCE",
    question: worded("How relevant is this to the job?", "¿Qué tan relevante es para el trabajo?"),
    points: [
      point(1, "Not relevant", "No es relevante"),
      point(2, "Somewhat relevant", "Algo relevante"),
      point(3, "Quite relevant", "Bastante relevante"),
      point(4, "Highly relevant", "Muy relevante"),
    ],
    source: "Polit, Beck & Owen 2007, doi 10.1002/nur.20199",
  },
  {
    id: "frequency",
    kind: "FREQUENCY",
    question: worded("How often is it used on the job?", "¿Con qué frecuencia se usa en el trabajo?"),
    points: [
      point(1, "Yearly or less", "Una vez al año o menos"),
      point(2, "A few times a year", "Algunas veces al año"),
      point(3, "Monthly", "Cada mes"),
      point(4, "Weekly", "Cada semana"),
      point(5, "Daily", "Todos los días"),
    ],
  },
  {
    id: "criticality",
    kind: "CRITICALITY",
    question: worded("What happens if it is done badly?", "¿Qué pasa si se hace mal?"),
    points: [
      point(1, "Nothing much", "Casi nada"),
      point(2, "Some work is done again", "Hay que repetir parte del trabajo"),
      point(3, "Time or material is lost", "Se pierde tiempo o material"),
      point(4, "A customer or a deadline is lost", "Se pierde un cliente o un plazo"),
      point(5, "Someone can get hurt", "Alguien puede lastimarse"),
    ],
  },
  {
    id: "entry",
    kind: "ENTRY",
    question: worded("When is it needed?", "¿Cuándo se necesita?"),
    points: [
      point(1, "Never", "Nunca"),
      point(2, "Later", "Más adelante"),
      point(3, "Within 6 to 12 months", "Entre 6 y 12 meses"),
      point(4, "On the first day", "El primer día"),
    ],
  },
];

/** Offered besides, for regions that vote as they always did. None has been compared with its source yet. */
export const furtherScales: Scale[] = [
  {
    id: "importance",
    kind: "IMPORTANCE",
    question: worded("How important is this to the job?", "¿Qué tan importante es para el trabajo?"),
    points: [
      point(1, "Not important", "No es importante"),
      point(2, "Somewhat important", "Algo importante"),
      point(3, "Important", "Importante"),
      point(4, "Very important", "Muy importante"),
      point(5, "Extremely important", "Sumamente importante"),
    ],
    source: "O*NET, importance scale",
  },
  {
    id: "bilt",
    kind: "OTHER",
    question: worded(
      "Should it be taught to someone who starts 12 to 36 months from now?",
      "¿Debe enseñarse a quien empiece dentro de 12 a 36 meses?",
    ),
    points: [
      point(1, "Can be discarded from curriculum", "Se puede quitar del plan de estudios"),
      point(2, "Low priority", "Prioridad baja"),
      point(3, "Medium priority", "Prioridad media"),
      point(4, "Must be included", "Debe incluirse"),
    ],
    source: "National Convergence Technology Center, BILT vote",
  },
  {
    id: "difficulty",
    kind: "OTHER",
    question: worded("How hard is it to learn?", "¿Qué tan difícil es aprenderlo?"),
    points: [
      point(1, "Very easy", "Muy fácil"),
      point(2, "Easy", "Fácil"),
      point(3, "Neither", "Ni fácil ni difícil"),
      point(4, "Hard", "Difícil"),
      point(5, "Very hard", "Muy difícil"),
    ],
    source: "DACUM verification, learning difficulty",
  },
  {
    id: "hiring",
    kind: "OTHER",
    question: worded(
      "How hard is it to hire someone who can do it?",
      "¿Qué tan difícil es contratar a alguien que sepa hacerlo?",
    ),
    points: [
      point(1, "Easy", "Fácil"),
      point(2, "Takes a while", "Lleva tiempo"),
      point(3, "Hard", "Difícil"),
      point(4, "Cannot fill", "No se logra contratar"),
    ],
  },
];

export const defaultRule: DecisionRule = {
  method: "EXACT_BINOMIAL",
  minEmployers: 5,
  blockingSeconds: 2,
  endorsementPercent: 70,
};
