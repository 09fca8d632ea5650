/**
 * Asks the REST API for something that is merely helpful: nobody is taken from the page when the session is
 * over, as they are when they want to do something.
 * @param path below `/api/v1`, with a leading slash
 * @throws when there is no answer, or a refusal
 */
export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`/api/v1${path}`);
  if (!response.ok) throw new Error(`Could not get ${path}: ${response.status}`);
  return await response.json();
}
