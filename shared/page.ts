/** Cursor pages: every list answers with these, and asks for the next one with the cursor it was given. */
import * as z from "zod";

/** How many rows to give; a list never reads more than a bounded number of items for one page. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2048).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** `{ items, next? }`: pass `next` as `cursor` to go on. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });
export type Page<Item> = { items: Item[]; next?: string | undefined };
