import type { Settings } from './table.ts';

/** Whether Apollo Sandbox is served to browsers. */
export function showsLandingPage({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.landingPage ?? !production;
}

/** Whether clients may query the schema. */
export function showsSchema({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.introspection ?? !production;
}
