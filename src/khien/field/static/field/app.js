// Cases without network: opens what is sealed on this phone, keeps what the officer writes sealed
// until it was sent, sends it once, and forgets everything when it is told to.
(async () => {
  const { khienLock: lock } = window;
  const store = window.khienStore("khien-mang-theo", ["keep", "cases", "outbox"]);
  const main = document.querySelector("main");
  const words = main.dataset;
  const MOST_TRIES = 10;
  const DAYS_WITHOUT_CONTACT = 7;
  const IDLE = 5 * 60_000; // then the passphrase is asked for again
  const WAIT = 15_000; // for a weak network

  let key = null;
  let device = null;
  let cases = [];
  let forms = {}; // the questions of each version of Mẫu 01, by its id
  let outbox = [];
  let busy = false;
  let timer = 0;

  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const note = (name) => document.querySelector(`[data-note="${name}"]`);
  const show = (name) => {
    for (const each of document.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== name;
    document.querySelector("h1").focus();
  };
  const say = (text) => { document.querySelector("[data-status]").textContent = text; };
  const filled = (template, texts) => {
    const made = document.querySelector(`template[data-made="${template}"]`).content.cloneNode(true);
    for (const place of made.querySelectorAll("[data-text]")) place.textContent = texts[place.dataset.text] ?? "";
    return made.firstElementChild;
  };
  const put = (place, made) => place.replaceChildren(...made);

  // — the server —
  const ask = async (what, more = {}) => fetch(`${words.base}may/${device.id}/${what}/`, {
    ...more,
    headers: { ...more.headers, "X-Khien-Token": device.token },
    signal: AbortSignal.timeout(WAIT),
  });

  const forget = async (tell) => {
    key = null;
    cases = [];
    outbox = [];
    if (tell) await ask("da-xoa", { method: "POST" }).catch(() => {});
    await store.forget();
    say("");
    show("forgotten");
  };

  // The token to post with; null without network. A phone that is told to forget does so here.
  const contact = async () => {
    try {
      const answer = await ask("hoi");
      if (!answer.ok) return null;
      const told = await answer.json();
      if (!told.forget) return told.csrf;
      await forget(true);
    } catch {
      // no network: later
    }
    return null;
  };

  const sendOne = async (entry, csrf) => {
    const answer = await ask("gui", { method: "POST", headers: { "X-CSRFToken": csrf }, body: JSON.stringify(entry) });
    if (answer.redirected || answer.status === 403) return "sign in";
    if (!answer.ok) {
      entry.said = (await answer.json()).said;
      return "stays";
    }
    const { state } = await answer.json();
    await store.remove("outbox", entry.id);
    outbox = outbox.filter((each) => each.id !== entry.id);
    return state;
  };

  const fetchCases = async () => {
    const answer = await ask("ho-so");
    if (answer.redirected) return false;
    if (!answer.ok) return false;
    const told = await answer.json();
    await store.replace("cases", await Promise.all(told.cases.map((each) => lock.seal(key, each.id, each))));
    await store.put("keep", "forms", told.forms);
    await store.put("keep", "contact", Date.now());
    [cases, forms] = [told.cases, told.forms];
    return true;
  };

  const exchange = async () => {
    if (busy || !key) return;
    busy = true;
    say(words.asking);
    let waits = 0;
    let signedIn = true;
    try {
      const csrf = await contact();
      if (!key) return;
      if (csrf === null) return say(words.offline);
      for (const entry of [...outbox]) {
        const became = await sendOne(entry, csrf);
        if (became === "sign in") { signedIn = false; break; }
        if (became === "conflict" || became === "refused") waits += 1;
      }
      signedIn = signedIn && await fetchCases();
      if (!key) return;
      say(signedIn ? (waits ? words.waits : words.sent) : words.signIn);
      note("sign-in").hidden = signedIn;
      note("waits").hidden = !waits;
      if (!part("list").hidden) showList();
    } catch {
      say(words.offline);
    } finally {
      busy = false;
    }
  };

  // — pages —
  const showList = () => {
    put(part("list").querySelector("[data-cases]"), cases.map((each) => {
      const made = filled("case", { number: each.number, child: each.answers?.name?.[0] || words.noName, state: each.state, deadline: each.deadlines[0] ?? "" });
      made.querySelector("button").addEventListener("click", () => showCase(each));
      return made;
    }));
    put(part("list").querySelector("[data-outbox]"), outbox.map((each) => filled("unsent", { what: words[each.kind], number: each.number, said: each.said ?? "" })));
    part("list").querySelector("[data-none]").hidden = cases.length > 0;
    part("list").querySelector("[data-unsent]").hidden = outbox.length === 0;
    show("list");
  };

  const keepEntry = async (form, entry) => {
    const whole = { ...entry, id: crypto.randomUUID(), written_at: new Date().toISOString() };
    await store.put("outbox", whole.id, await lock.seal(key, whole.id, whole));
    outbox.push(whole);
    form.reset();
    showList();
    say(words.kept);
    exchange();
  };

  const said = (form) => Object.fromEntries(new FormData(form));

  const asLists = (said) => Object.fromEntries(Object.entries(said).map(([key, told]) => [key, [told].flat()]));

  // What was written but not sent yet stands over what the server last told.
  const answers = (found) => outbox
    .filter((each) => each.case === found.id && each.kind === "correction")
    .reduce((told, each) => ({ ...told, ...asLists(each.content.now) }), { ...found.answers });

  // Of one question: its answer in words, and the control that asks it. Answers are lists of texts.
  const CHOSEN = ["yes_no", "choice", "grade", "wellbeing", "place"];
  const inWords = (question, told) => {
    const named = { ...Object.fromEntries(question.options), ...(question.kind === "check" ? { on: "✓" } : {}) };
    return (told ?? []).map((each) => named[each] ?? each).join(", ");
  };
  const control = (question, told) => {
    const kind = CHOSEN.includes(question.kind) ? "one" : question.kind === "choices" ? "several" : question.kind;
    const made = filled(`ask-${kind}`, question);
    made.querySelector(".k-hint").hidden = !question.help;
    if (kind === "several") {
      put(made.querySelector("[data-options]"), question.options.map(([value, text]) => {
        const option = filled("ask-option", { words: text });
        Object.assign(option.querySelector("input"), { name: question.key, value, checked: told.includes(value) });
        return option;
      }));
      return made;
    }
    const asked = made.querySelector("[data-answer]");
    if (kind === "one") for (const [value, text] of question.options) asked.add(new Option(text, value));
    asked.id = made.querySelector("label").htmlFor = `text-${question.key}`;
    asked.name = question.key;
    asked.value = told[0] ?? "";
    return made;
  };
  const same = (one, other) => JSON.stringify([...(one ?? [])].sort()) === JSON.stringify([...(other ?? [])].sort());

  const showCase = (found) => {
    const place = part("case");
    const told = answers(found);
    const questions = forms[found.form] ?? [];
    for (const each of place.querySelectorAll("[data-of-case]")) {
      each.textContent = told[each.dataset.ofCase]?.[0] ?? found[each.dataset.ofCase] ?? "";
      if (each.tagName === "DD") each.hidden = each.previousElementSibling.hidden = !each.textContent;
    }
    const facts = questions.map((each) => ({ label: each.label, said: inWords(each, told[each.key]) })).filter((each) => each.said);
    put(place.querySelector("[data-facts]"), facts.flatMap((each) => [...filled("fact", each).children]));
    note("left-out").hidden = !facts.some((each) => /\[…\d+\]/.test(each.said));
    place.querySelector("[data-unsafe]").hidden = !found.unsafe;
    put(place.querySelector("[data-people]"), (found.people ?? []).map((each) => filled("carer", each)));
    put(place.querySelector("[data-deadlines]"), found.deadlines.map((text) => filled("line", { text })));
    const visit = place.querySelector("form[data-kind=visit]");
    visit.reset();
    visit.elements.on.value = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10); // the day in Viet Nam
    visit.onsubmit = (event) => {
      event.preventDefault();
      keepEntry(visit, { kind: "visit", case: found.id, number: found.number, content: said(visit) });
    };
    const correction = place.querySelector("form[data-kind=correction]");
    put(correction.querySelector("[data-questions]"), questions.map((each) => control(each, told[each.key] ?? [])));
    correction.onsubmit = (event) => {
      event.preventDefault();
      const written = new FormData(correction);
      const given = questions.map(({ key }) => [key, written.getAll(key).filter((text) => text.trim())]);
      const now = Object.fromEntries(given.filter(([key, texts]) => !same(texts, told[key])));
      const was = Object.fromEntries(Object.keys(now).map((key) => [key, told[key] ?? []]));
      if (Object.keys(now).length) keepEntry(correction, { kind: "correction", case: found.id, number: found.number, content: { form: found.form, was, now } });
      else showList();
    };
    put(place.querySelector("[data-services]"), found.services.map((service) => {
      const made = filled("service", { kind: service.kind, planned: service.planned, description: service.description });
      const form = made.querySelector("form");
      form.elements.given_on.value = visit.elements.on.value;
      form.onsubmit = (event) => {
        event.preventDefault();
        keepEntry(form, { kind: "service", case: found.id, number: found.number, content: { ...said(form), service: service.id } });
      };
      return made;
    }));
    show("case");
  };

  // — the lock —
  const close = () => {
    if (!key) return;
    key = null;
    cases = [];
    outbox = [];
    for (const each of document.querySelectorAll("[data-cases], [data-outbox], [data-services], [data-deadlines], [data-people], [data-facts], [data-questions], [data-of-case]")) each.replaceChildren();
    for (const form of document.querySelectorAll("form")) form.reset();
    show("lock");
  };
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(close, IDLE);
  };
  for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, alive);

  const opened = async () => {
    const since = Date.now() - ((await store.get("keep", "contact")) ?? Date.now());
    const old = since > DAYS_WITHOUT_CONTACT * 86_400_000;
    if (old) await store.replace("cases", []); // what is not sent yet stays, sealed
    cases = await Promise.all((await store.all("cases")).map((each) => lock.open(key, each)));
    cases.sort((one, other) => other.number - one.number);
    forms = (await store.get("keep", "forms")) ?? {};
    outbox = await Promise.all((await store.all("outbox")).map((each) => lock.open(key, each)));
    outbox.sort((one, other) => one.written_at.localeCompare(other.written_at));
    alive();
    showList();
    say(old ? words.old : "");
    exchange();
  };

  part("lock").querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const passphrase = event.target.elements.passphrase.value;
    const tries = ((await store.get("keep", "tries")) ?? 0) + 1;
    await store.put("keep", "tries", tries); // before the try, so that closing the page helps nobody
    say(words.opening);
    try {
      key = await lock.unlock(passphrase, await store.get("keep", "lock"));
    } catch {
      if (tries >= MOST_TRIES) return forget(true);
      return say(words.wrong.replace("0", MOST_TRIES - tries));
    }
    event.target.reset();
    await store.put("keep", "tries", 0);
    return opened();
  });

  for (const each of document.querySelectorAll("[data-back]")) each.addEventListener("click", showList);
  document.querySelector("[data-close]").addEventListener("click", close);
  document.querySelector("[data-send]").addEventListener("click", exchange);
  addEventListener("online", exchange);

  device = await store.get("keep", "device");
  if (!device) return show("none");
  navigator.serviceWorker.register(words.worker).catch(() => {});
  show("lock");
  contact();
})();
