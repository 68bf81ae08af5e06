// Security keys: a form with data-passkey asks the browser for the key, then sends itself.
(() => {
  const { webauthnJSON } = window;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    const failed = form.querySelector("[data-passkey-failed]");
    if (!webauthnJSON || !webauthnJSON.supported()) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      failed.hidden = true;
      const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
      try {
        const key = form.dataset.passkey === "create"
          ? await webauthnJSON.create(options.creation_options)
          : await webauthnJSON.get(options.request_options);
        form.elements.credential.value = JSON.stringify(key);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
