// Quick exit: the button or Escape twice. The page vanishes at once, what the tab kept is
// wiped, and a neutral page takes its place in the history. Without script the button is a link.
(() => {
  const exit = document.querySelector("[data-exit]");
  if (!exit) return;
  const leave = (event) => {
    event?.preventDefault();
    document.documentElement.classList.add("k-leaving");
    document.title = "…";
    try {
      sessionStorage.clear();
    } catch {
      // storage may be closed to us; leaving matters more
    }
    location.replace(exit.href);
  };
  let last = -Infinity;
  exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < 1500) leave(event);
    last = event.timeStamp;
  });
  // a page taken from the browser's memory after leaving must not show again
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("k-leaving")) location.replace(exit.href);
  });
})();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
