export const persistedDocuments = {};
