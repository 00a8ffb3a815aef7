import type { Settings } from './table.ts';

/** Whether a browser that opens the graph's address is shown Apollo Sandbox. */
export function showsLandingPage({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.landingPage ?? !production;
}

/** Whether clients may ask for the schema. */
export function showsSchema({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.introspection ?? !production;
}
