/** A badge's token, or where to get one: asked anew at every connection. */
export type Token = string | (() => string | Promise<string>);

/** The token as it is now. */
export async function tokenOf({ token }: { readonly token: Token }): Promise<string> {
  return typeof token === 'string' ? token : token();
}
