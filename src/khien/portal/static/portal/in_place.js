// The answer to a form takes the place of the page it stands on, as any page would, but nothing is
// put into the history that the browser would have to send again. So Back leads to the screen before
// with every word in its place, a lost connection loses nothing, chosen files stay chosen, and what
// was sent is nowhere for the next one at the phone to send once more. Without script the same form
// is sent the ordinary way.
(() => {
  const first = !window.khienMemory; // a page that took the place of another finds what that one knew
  const memory = (window.khienMemory ??= { life: String(Math.random()), kind: "", screen: 0, going: false, files: null, sending: null });
  const form = document.querySelector("form[data-in-place]");
  const told = document.querySelector("template[data-told]");
  const upload = form?.querySelector("input[type=file]");
  const kind = form?.dataset.inPlace ?? "";
  const screen = Number(form?.dataset.screen ?? 0);
  const light = "application/x-www-form-urlencoded"; // a button that sends no files

  const keep = (name, value) => {
    try {
      if (value) sessionStorage.setItem(name, JSON.stringify(value));
      else sessionStorage.removeItem(name);
    } catch {
      // storage is closed to us: only a reload then loses what it would have kept
    }
  };
  const kept = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name) || "null");
    } catch {
      return null;
    }
  };

  const tell = (words) => {
    form.querySelector("[data-said]")?.remove();
    const said = told.content.firstElementChild.cloneNode(true);
    said.dataset.said = "";
    said.querySelector("p").textContent = words;
    form.prepend(said);
    said.scrollIntoView({ block: "center" });
  };

  const show = (page) => {
    document.open();
    document.write(page);
    document.close();
    scrollTo(0, 0);
  };

  // A page without a form of ours says what went wrong: its words come to the form, which stays.
  const answer = (response, page) => {
    if (response.redirected) {
      history.replaceState(null, "", response.url);
      return show(page);
    }
    const found = new DOMParser().parseFromString(page, "text/html");
    if (found.querySelector("form[data-in-place]")) return show(page);
    memory.going = false;
    return tell([...found.querySelectorAll("main h1, main p")].map((each) => each.textContent.trim()).join(" "));
  };

  const send = async (data, address) => {
    memory.sending?.abort();
    const sending = (memory.sending = new AbortController());
    const patience = setTimeout(() => tell(told.dataset.waiting), 700);
    try {
      const response = await fetch(address, { method: "POST", body: data, signal: sending.signal });
      const page = await response.text();
      if (!sending.signal.aborted) answer(response, page);
    } catch {
      if (sending.signal.aborted) return;
      memory.going = false;
      tell(told.dataset.offline);
    } finally {
      clearTimeout(patience);
    }
  };

  const typed = (submitter, files = false) => {
    const data = new FormData(form);
    if (submitter?.name) data.append(submitter.name, submitter.value);
    if (upload && !files) data.delete(upload.name);
    return data;
  };

  const goTo = (number) => {
    memory.going = true;
    if (upload?.files.length) memory.files = upload.files;
    const data = typed();
    data.append("go", number);
    send(data, location.href);
  };

  const wrong = () => {
    const sizes = [...(upload?.files ?? [])].map((file) => file.size);
    const largest = Number(upload?.dataset.largest);
    if (sizes.length > Number(upload?.dataset.most)) return told.dataset.many;
    if (sizes.some((size) => size > largest)) return told.dataset.large;
    return sizes.reduce((sum, size) => sum + size, 0) > Number(told.dataset.all) ? told.dataset.large : "";
  };

  // One entry of the history for each screen, for the code, and for what a code opens.
  const place = () => {
    const further = kind === memory.kind ? screen > memory.screen : ["code", "opened"].includes(kind);
    const state = { life: memory.life, kind, screen, behind: screen - memory.screen === 1 ? memory.screen : 0 };
    if (further && !first && !memory.going) history.pushState(state, "");
    else if (!memory.going) history.replaceState({ ...state, behind: 0 }, "");
    Object.assign(memory, { kind, screen, going: false });
  };

  addEventListener("popstate", (event) => {
    if (event.state?.life !== memory.life) return;
    if (kind === "screens" && event.state.kind === kind) goTo(event.state.screen);
    else if (kind === "code") {
      const data = typed();
      data.delete("kept");
      send(data, form.action);
    } else location.reload();
  });

  place();
  if (!form) return;

  form.addEventListener("submit", (event) => {
    const submitter = event.submitter;
    if (submitter === undefined) return; // too old to say which button it was
    event.preventDefault();
    const files = submitter?.getAttribute("formenctype") !== light;
    const trouble = files ? wrong() : "";
    if (trouble) return tell(trouble);
    if (upload) memory.files = submitter?.value === "files" ? null : upload.files;
    if (submitter?.name === "go" && Number(submitter.value) === history.state?.behind) return history.back();
    return send(typed(submitter, files), submitter?.getAttribute("formaction") ?? form.action);
  });

  if (upload && memory.files?.length) upload.files = memory.files;
  if (!first) document.getElementById(document.getElementById("form-errors") ? "form-errors" : "main").focus({ preventScroll: true });

  // A reload finds the same draft at the same screen, and a code that nobody kept yet.
  if (kind === "screens") {
    const name = `draft-at-${form.dataset.draft.split("-")[0]}`;
    const before = first ? kept(name) : null;
    const receipt = first ? kept("draft-receipt") : null;
    keep("draft-receipt", null);
    if (receipt && performance.getEntriesByType("navigation")[0]?.type === "reload") {
      const data = new FormData();
      data.append("receipt", receipt.sealed);
      send(data, receipt.address);
    } else if (before) {
      form.elements.draft.value = before.draft;
      if (before.screen > 1) {
        goTo(before.screen);
        memory.going = false;
      }
    } else keep(name, { draft: form.elements.draft.value, screen });
  } else if (kind === "code") keep("draft-receipt", { sealed: form.elements.receipt.value, address: form.action });
})();
