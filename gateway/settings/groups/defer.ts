export const defer = {};
