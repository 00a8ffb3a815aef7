import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Certificates for test servers, generated on demand, so that no key is stored. */

export interface Certificate {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** PEM texts. */
  readonly cert: string;
  readonly key: string;
}

const HOUR = 3_600_000;

/**
 * A certificate (X.509 v3, https://www.rfc-editor.org/rfc/rfc5280) for `localhost`, valid for an hour.
 * @param issuer the signer; without one it is self-signed and may sign others
 */
export function createCertificate(name: string, issuer?: Certificate): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = issuer === undefined;
  const body = sequence(
    tagged(0xa0, integer(2)),
    // Smaller ones would be padded, which DER forbids.
    integer(2 ** 29 + Math.floor(Math.random() * 2 ** 29)),
    ECDSA_WITH_SHA256,
    distinguishedName(issuer?.name ?? name),
    sequence(utcTime(Date.now() - HOUR), utcTime(Date.now() + HOUR)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(authority ? BASIC_CONSTRAINTS_CA : SUBJECT_LOCALHOST)),
  );
  const signature = sign('sha256', body, issuer?.privateKey ?? privateKey);
  const der = sequence(body, ECDSA_WITH_SHA256, tagged(0x03, Buffer.of(0), signature));
  const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const integer = (value: number) =>
  tagged(0x02, Buffer.from(value.toString(16).padStart(8, '0'), 'hex').subarray(value < 128 ? 3 : 0));
const identifier = (...bytes: number[]) => tagged(0x06, Buffer.of(...bytes));
const utcTime = (time: number) =>
  tagged(0x17, Buffer.from(`${new Date(time).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
const distinguishedName = (name: string) =>
  sequence(tagged(0x31, sequence(identifier(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(name)))));

const ECDSA_WITH_SHA256 = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
/** Critical: this certificate is an authority. */
const BASIC_CONSTRAINTS_CA = sequence(
  identifier(0x55, 0x1d, 0x13),
  tagged(0x01, Buffer.of(0xff)),
  tagged(0x04, sequence(tagged(0x01, Buffer.of(0xff)))),
);
const SUBJECT_LOCALHOST = sequence(
  identifier(0x55, 0x1d, 0x11),
  tagged(0x04, sequence(tagged(0x82, Buffer.from('localhost')))),
);
