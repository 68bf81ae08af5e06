// Proof of work in altcha's form: find the number whose hash is asked for. Loaded only above a
// soft limit; the form is never held back for it, and works without it. A form that only waits for
// the work (data-work-sends) goes on by itself, unless the person has changed what stands in it.
(async () => {
  const form = document.querySelector("[data-work]");
  if (!form || !crypto.subtle) return;
  const asked = JSON.parse(form.dataset.work);
  const most = asked.maxNumber ?? asked.maxnumber;
  const encoder = new TextEncoder();
  const started = Date.now();
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  for (let number = 0; number <= most && form.isConnected; number += 1) {
    const hash = await crypto.subtle.digest("SHA-256", encoder.encode(asked.salt + number));
    const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== asked.challenge) continue;
    const { algorithm, challenge, salt, signature } = asked;
    const proof = document.createElement("input");
    proof.type = "hidden";
    proof.name = "altcha";
    proof.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature, took: Date.now() - started }));
    form.append(proof);
    if (form.hasAttribute("data-work-sends") && !touched) form.requestSubmit?.();
    return;
  }
})();
