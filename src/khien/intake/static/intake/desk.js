// The desk saves by itself while one types; here only what is said when that failed.
const saved = document.getElementById("saved");

function lost() {
  if (saved) saved.textContent = saved.dataset.lost;
}

document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:responseError", lost);

// Every change has a number, so that a slow saving of before never takes the place of a later one.
const form = document.getElementById("contact-form");
form?.addEventListener("input", () => {
  form.elements.nth.value = Number(form.elements.nth.value) + 1;
}, true);

// An answer that is no confirmation (the page to sign in, for instance) is not shown as one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse } = event.detail;
  if (target === saved && !serverResponse.includes("data-confirms")) {
    event.detail.shouldSwap = false;
    lost();
  } else if (target !== saved && serverResponse.includes("<html")) {
    event.detail.shouldSwap = false;
  }
});
