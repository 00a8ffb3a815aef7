export const reload = {};
