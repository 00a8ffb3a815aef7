export const caching = {};
