export const demandControl = {};
