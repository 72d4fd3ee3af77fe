import { createApi } from '@holdfast/api-client/client';

export type Api = ReturnType<typeof createApi>;

/** Somebody at a browser of her own: the generated client, with the cookies that this browser was given. */
export const personAt = (baseUrl: string): Api => {
  const cookies = new Map<string, string>();
  const keepingCookies = async (request: Request): Promise<Response> => {
    if (cookies.size > 0) request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(request);
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) cookies.set(name, value);
    }
    return answer;
  };
  return createApi({ baseUrl, fetch: keepingCookies });
};
