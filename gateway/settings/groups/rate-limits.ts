export const rateLimits = {};
