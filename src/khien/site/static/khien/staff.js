// Small comforts of staff pages; every page works without them.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Escape closes an open menu and gives the focus back to its handle.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".k-user[open], .k-nav-phone[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// An error summary takes the focus, so that it is read first.
document.getElementById("form-errors")?.focus();
