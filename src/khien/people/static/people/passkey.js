// Security keys: a form with data-passkey asks the browser for the key, then sends itself.
(() => {
  const { webauthnJSON } = window;

  // Where nobody is known yet, each press asks for a fresh challenge.
  const optionsFor = async (form) => {
    const { options, optionsFrom } = form.dataset;
    if (!optionsFrom) return JSON.parse(document.getElementById(options).textContent);
    const answer = await fetch(optionsFrom, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  // A key that signs in by itself stays on the device, which then always asks whose finger it is.
  const create = (options, alone) => {
    const wanted = options.creation_options.publicKey.authenticatorSelection;
    wanted.residentKey = alone ? "required" : "discouraged";
    wanted.requireResidentKey = alone;
    if (alone) wanted.userVerification = "required";
    return webauthnJSON.create(options.creation_options);
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    const failed = form.querySelector("[data-passkey-failed]");
    if (!webauthnJSON || !webauthnJSON.supported()) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      failed.hidden = true;
      try {
        const options = await optionsFor(form);
        const key = form.dataset.passkey === "create"
          ? await create(options, form.elements.passwordless.checked)
          : await webauthnJSON.get(options.request_options);
        form.elements.credential.value = JSON.stringify(key);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
