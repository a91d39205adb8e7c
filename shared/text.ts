/** What a person may type: bounded, trimmed, in one Unicode form, without control characters. */
import * as z from "zod";

// Tab and line breaks are text in a long field; every other C0/C1 control, and the bidirectional overrides that
// can disguise a file name or a sentence, are not. Half a surrogate pair is no character: UTF-8 cannot carry it.
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u;

// Counted in the form that is kept: NFC makes some characters two or three, and what was saved has to be readable.
const text = (longest: number) =>
  z
    .string()
    .refine((value) => !forbidden.test(value), "text without control characters")
    .normalize("NFC")
    .trim()
    .max(longest, `at most ${longest} characters`);

/**
 * One line, required: at least one visible character. Line and paragraph separators, which come along when text is copied
 * from a layout, are spaces there.
 */
export const line = (longest: number) =>
  text(longest)
    .overwrite((value) => value.replaceAll(/[\u2028\u2029]/g, " "))
    .min(1, "at least one character")
    .regex(/^[^\t\r\n]*$/, "a single line");

/** Several lines; may be empty. */
export const prose = (longest: number) => text(longest);

/** An e-mail address as a person writes it; kept in lower case. */
export const Email = z.email("an e-mail address such as name@school.example").max(254).toLowerCase();
