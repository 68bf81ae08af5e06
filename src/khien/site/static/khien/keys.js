// Keys of staff pages. None of them changes anything but what is in focus; all can be turned off.
const OFF = "khien-keys-off";
const dialog = document.getElementById("k-keys");
const toggles = document.querySelectorAll("[data-keys-toggle]");

const off = () => {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false; // storage may be closed to us
  }
};

const show = () => {
  for (const button of toggles) {
    button.hidden = false;
    button.textContent = off() ? button.dataset.on : button.dataset.off;
  }
};

for (const button of toggles) {
  button.addEventListener("click", () => {
    try {
      if (off()) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // the keys stay as they are
    }
    show();
  });
}
show();

const rows = () =>
  [...document.querySelectorAll("main .k-work > li, main .k-table tbody tr")]
    .map((row) => row.querySelector("a[href]"))
    .filter((link) => link && link.offsetParent !== null);

const step = (by) => {
  const links = rows();
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by;
  links[Math.min(Math.max(next, 0), links.length - 1)].focus();
};

const search = () =>
  [...document.querySelectorAll("input[type=search]")].find((field) => field.offsetParent !== null);

const typing = (where) => where.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || off()) return;
  if (typing(event.target) || dialog?.open) return;
  const act = {
    "?": () => dialog?.showModal(),
    "/": () => search()?.focus(),
    j: () => step(1),
    k: () => step(-1),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
