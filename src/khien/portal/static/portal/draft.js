// What was typed on this screen survives a reload in the same tab, and nowhere else: the quick
// exit and the sent report wipe it. Choices and text only; files cannot be kept.
(() => {
  const form = document.querySelector("[data-draft]");
  if (!form) return;
  const name = `draft-${form.dataset.draft}`;
  const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "file", "submit"].includes(field.type));
  const chosen = (field) => ["radio", "checkbox"].includes(field.type);
  const touched = fields().some((field) => (chosen(field) ? field.checked !== field.defaultChecked : field.value));
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) || "null");
    if (kept && !touched) {
      for (const field of fields()) {
        if (chosen(field)) field.checked = (kept[field.name] || []).includes(field.value);
        else if (kept[field.name]) field.value = kept[field.name][0];
      }
    }
  } catch {
    return; // storage is closed to us: the page works without
  }
  form.addEventListener("input", () => {
    const kept = {};
    for (const field of fields()) {
      if (!chosen(field) || field.checked) (kept[field.name] ??= []).push(field.value);
    }
    try {
      sessionStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // full: the server still keeps what is sent
    }
  });
})();
