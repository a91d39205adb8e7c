/**
 * The one table's shape, as plain data. CDK (infra/stacks) and the laptop (infra/local) both build from it, so that
 * neither can drift from the other. Both keys are strings. No index: a list is a query under its own scope.
 */
export const tableShape = {
  partitionKey: "pk",
  sortKey: "sk",
  /** Seconds since 1970: the engine removes an item some time after; readers must not wait for that. */
  ttlAttribute: "expiresAt",
  stream: "NEW_AND_OLD_IMAGES",
} as const;
