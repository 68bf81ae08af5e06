// Makes this phone's lock and token, tells the server its name, and keeps the page for later.
(async () => {
  const form = document.querySelector("[data-enrol]");
  if (!form) return;
  const say = (words) => { form.querySelector("[data-said]").textContent = words; };
  const able = window.isSecureContext && "serviceWorker" in navigator && window.indexedDB && crypto.subtle;
  if (!able) return say(form.dataset.unable);
  const { khienLock: lock } = window;
  const store = window.khienStore("khien-mang-theo", ["keep", "cases", "outbox"]);
  if (await store.get("keep", "device")) {
    form.hidden = true;
    document.querySelector("[data-enrolled]").hidden = false;
    return;
  }
  form.querySelector("fieldset").disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { name, passphrase, again, csrfmiddlewaretoken: csrf } = form.elements;
    if (passphrase.value.length < Number(form.dataset.shortest)) return say(form.dataset.short);
    if (passphrase.value !== again.value) return say(form.dataset.differ);
    say(form.dataset.making);
    const token = lock.token();
    try {
      const kept = await lock.make(passphrase.value);
      const response = await fetch(form.action, { method: "POST", headers: { "X-CSRFToken": csrf.value }, body: JSON.stringify({ name: name.value, token }) });
      if (response.redirected) return location.reload();
      const answer = await response.json();
      if (!response.ok) return say(answer.said);
      await store.put("keep", "lock", kept);
      await store.put("keep", "device", { id: answer.device, token });
      await navigator.serviceWorker.register(form.dataset.worker);
      await navigator.serviceWorker.ready;
      location.assign(form.dataset.opens);
    } catch {
      say(form.dataset.offline);
    }
  });
})();
