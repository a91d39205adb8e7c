/**
 * Items as the table's protocol says them (DynamoDB API reference, AttributeValue) and as everyone here has them, each
 * turned over once. What could not be read back as it was put is not sent.
 */

/** One attribute as it is on the wire: `{ S: "text" }`. */
export type Wire = { [type: string]: unknown };
export type WireMap = { [attribute: string]: Wire };

/** An item to be sent. What is undefined is left out. */
export function wired(item: object): WireMap {
  const map: WireMap = {};
  for (const [name, value] of Object.entries(item))
    if (value !== undefined) hold(map, name, wiredValue(value));
  return map;
}

/** As a name like any other: set plainly, `__proto__` would be lost, or change what the object inherits. */
function hold<Value>(object: { [name: string]: Value }, name: string, value: Value): void {
  if (name === "__proto__")
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
  else object[name] = value;
}

function wiredValue(value: unknown): Wire {
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value === "number") {
    // Also NaN and the infinities; a fraction is as exact as a number here can be.
    if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
      throw new TypeError(`${value} is not a number to keep`);
    return { N: String(value) };
  }
  if (value instanceof Uint8Array)
    return { B: new Binary(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength) };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(wiredValue) };
  if (typeof value === "object" && isPlain(value)) return { M: wired(value) };
  throw new TypeError(
    `the table keeps no ${typeof value === "object" ? value.constructor?.name : typeof value}`,
  );
}

/** Bytes that say themselves as the protocol says bytes, wherever JSON is made of them. */
class Binary extends Uint8Array<ArrayBuffer> {
  toJSON(): string {
    return Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString("base64");
  }
}

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** An item that came. */
export function plain(map: WireMap): { [attribute: string]: unknown } {
  const item: { [attribute: string]: unknown } = {};
  for (const name in map) hold(item, name, plainValue(map[name] as Wire));
  return item;
}

/** Sets are not kept here. */
function plainValue(wire: Wire): unknown {
  for (const type in wire) {
    const sent = wire[type];
    if (type === "S" || type === "BOOL") return sent;
    if (type === "N") return Number(sent);
    if (type === "M") return plain(sent as WireMap);
    if (type === "L") return (sent as Wire[]).map(plainValue);
    if (type === "NULL") return null;
    if (type === "B")
      return new Uint8Array(sent instanceof Uint8Array ? sent : Buffer.from(sent as string, "base64"));
  }
  throw new TypeError(`an attribute of no known type: ${Object.keys(wire)}`);
}
