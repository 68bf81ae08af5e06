// The lock of a phone: a random key seals every record (AES-GCM, bound to the record's id); the key
// itself is wrapped by what the passphrase gives after many rounds (PBKDF2-SHA-256, as OWASP asks).
window.khienLock = (() => {
  const ROUNDS = 600_000;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));

  const ofPassphrase = async (passphrase, salt) => {
    const words = await crypto.subtle.importKey("raw", encoder.encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
    const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
    return crypto.subtle.deriveKey(way, words, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
  };

  const make = async (passphrase) => {
    const salt = random(16);
    const iv = random(12);
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
    const wrapped = await crypto.subtle.wrapKey("raw", key, await ofPassphrase(passphrase, salt), { name: "AES-GCM", iv });
    return { salt, iv, wrapped };
  };

  // Throws where the passphrase is another one.
  const unlock = async (passphrase, { salt, iv, wrapped }) =>
    crypto.subtle.unwrapKey("raw", wrapped, await ofPassphrase(passphrase, salt), { name: "AES-GCM", iv }, "AES-GCM", false, ["encrypt", "decrypt"]);

  const seal = async (key, id, value) => {
    const iv = random(12);
    const way = { name: "AES-GCM", iv, additionalData: encoder.encode(id) };
    return { id, iv, box: await crypto.subtle.encrypt(way, key, encoder.encode(JSON.stringify(value))) };
  };

  const open = async (key, { id, iv, box }) => {
    const way = { name: "AES-GCM", iv, additionalData: encoder.encode(id) };
    return JSON.parse(decoder.decode(await crypto.subtle.decrypt(way, key, box)));
  };

  const token = () => Array.from(random(32), (byte) => byte.toString(16).padStart(2, "0")).join("");

  return { make, unlock, seal, open, token };
})();
