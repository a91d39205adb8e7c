/** How long the edge keeps what is public: what changed shows soon, and a thousand who ask at once ask the table once. */
export const cached = { "cache-control": "public, max-age=60" };
