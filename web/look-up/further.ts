/** What the questions and the first answer do without, as one file: fetched with the first rules. */
import { Also } from "./also.tsx";
import { Hand } from "./hand.tsx";
import { Onward } from "./onward.tsx";

export const further = { Also, Hand, Onward };
