export const authorization = {};
