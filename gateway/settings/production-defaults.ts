import type { Settings } from './table.ts';

/** Whether Apollo Sandbox is served to browsers. */
export function showsLandingPage({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.landingPage ?? !production;
}

/** Whether clients may query the schema. */
export function showsSchema({ http, production }: Pick<Settings, 'http' | 'production'>): boolean {
  return http.introspection ?? !production;
}

/** Whether error messages suggest names of the schema: always in development, even those that access rules hide. */
export function suggestsNames(
  { http, production }: Pick<Settings, 'http' | 'production'>,
  accessRules: boolean,
): boolean {
  return showsSchema({ http, production }) && (!production || !accessRules);
}
