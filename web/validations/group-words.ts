/** What a group of businesses is called. */
import type { SizeBand } from "#shared/validations/respondent-schema.ts";
import type { ResultGroup } from "#shared/validations/results-schema.ts";
import { sectorWords, sizeWords } from "./words.ts";

export const groupInWords = ({ dimension, name }: Pick<ResultGroup, "dimension" | "name">): string =>
  dimension === "SECTOR"
    ? sectorWords(name)
    : dimension === "SIZE"
      ? (sizeWords[name as SizeBand] ?? name)
      : name;
