/**
 * s3rver leaves ! ' ( ) * bare where Signature Version 4 escapes them (RFC 3986), so it would refuse a rightly signed
 * download under a name like "Año (1).pdf". Corrected here, on the laptop, and not in what is deployed.
 */
import { createRequire } from "node:module";

type Canonical = { querystring: string };
type Signature = { getStringToSign(request: Canonical, signed: unknown): string };

const signature = createRequire(import.meta.url)("@20minutes/s3rver/lib/signature/v4") as Signature;
const lenient = signature.getStringToSign;

signature.getStringToSign = (request, signed) =>
  lenient({ ...request, querystring: request.querystring.replaceAll(/[!'()*]/g, escaped) }, signed);

const escaped = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
