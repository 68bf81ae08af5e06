// Attendance without network: sessions and classes as numbers are carried along, sheets are written
// with ids made here, kept until they were sent, and sent in portions. Sent twice changes nothing.
(async () => {
  const main = document.querySelector("main");
  const words = main.dataset;
  const PORTION = 50;
  const WAIT = 20_000; // for a weak network
  const MOST_PHOTOS = 60; // kept at once

  let store = null;
  let carried = { person: "", schools: [], classes: [], sessions: [] };
  let outbox = [];
  let device = "";
  let busy = false;
  let again = false; // something was kept while what stood before was being sent
  let trouble = ""; // with a photograph that could not be kept; said until the next is tried
  let keeping = false; // pressed twice, a thing is kept once

  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const show = (name) => {
    for (const each of document.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== name;
    document.querySelector("h1").focus();
  };
  const say = (text) => { document.querySelector("[data-status]").textContent = `${trouble} ${text}`.trim(); };
  const made = (template, texts, pressed) => {
    const row = document.querySelector(`template[data-made="${template}"]`).content.cloneNode(true).firstElementChild;
    for (const place of row.querySelectorAll("[data-text]")) place.textContent = texts[place.dataset.text] ?? "";
    if (pressed) row.querySelector("button").addEventListener("click", pressed);
    return row;
  };
  const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10); // in Viet Nam
  const inWords = (day) => day.split("-").reverse().join("/");

  // — the server —
  const ask = (what, more = {}) => fetch(words.base + what, { ...more, signal: AbortSignal.timeout(WAIT) });

  // The token to post with; null where the person must sign in first. Throws without network.
  const fetchCarried = async () => {
    const answer = await ask("mang-theo/");
    if (answer.redirected || !answer.ok) return null;
    const { csrf, ...told } = await answer.json();
    carried = told;
    await store.put("keep", "carried", told);
    return csrf;
  };

  const sendPortion = async (portion, csrf) => {
    const of = (kind) => portion.filter((each) => each.kind === kind).map((each) => each.told);
    const body = JSON.stringify({ person: portion[0].person, sessions: of("session"), sheets: of("sheet") });
    const answer = await ask("gui/", { method: "POST", headers: { "X-CSRFToken": csrf }, body });
    const told = answer.ok ? (await answer.json()).answers : portion.map((each) => ({ id: each.id, state: "refused" }));
    const whole = answer.ok ? "" : (await answer.json().catch(() => ({}))).said ?? words.offline;
    for (const { id, state, said } of told) {
      const entry = outbox.find((each) => each.id === id);
      if (!entry) continue;
      entry.said = state === "refused" ? said ?? whole : "";
      if (state === "refused") await store.put("outbox", id, entry);
      else await store.remove("outbox", id);
    }
    outbox = outbox.filter((each) => !told.some(({ id, state }) => id === each.id && state !== "refused"));
    return told.some(({ state }) => state !== "stored");
  };

  // One after the other: each may take long on a weak network. The server knows a photograph it has.
  const sendPhoto = async (entry, csrf) => {
    const body = new FormData();
    body.append("person", entry.person);
    body.append("session", entry.told.session);
    body.append("photo", new Blob([entry.photo], { type: "image/jpeg" }), "anh.jpg");
    const answer = await ask("anh/", { method: "POST", headers: { "X-CSRFToken": csrf }, body });
    entry.said = answer.ok ? "" : (await answer.json().catch(() => ({}))).said ?? words.offline;
    if (entry.said) await store.put("outbox", entry.id, entry);
    else await dropped(entry);
    return Boolean(entry.said);
  };

  const exchange = async () => {
    if (busy) { again = true; return; }
    busy = true;
    again = false;
    say(words.asking);
    try {
      let csrf = await fetchCarried();
      document.querySelector("[data-note=sign-in]").hidden = csrf !== null;
      if (csrf === null) return say(words.signIn);
      let waits = false;
      for (const person of new Set(outbox.map((each) => each.person))) {
        const mine = outbox.filter((each) => each.person === person);
        const rows = mine.filter((each) => each.kind !== "photo");
        rows.sort((one, other) => one.kind < other.kind ? -1 : 1); // sessions before their sheets
        for (let at = 0; at < rows.length; at += PORTION) waits = await sendPortion(rows.slice(at, at + PORTION), csrf) || waits;
        for (const each of mine.filter(({ kind }) => kind === "photo")) waits = await sendPhoto(each, csrf) || waits;
      }
      csrf = await fetchCarried();
      say(waits ? words.waits : words.sent);
    } catch {
      say(words.offline);
    } finally {
      busy = false;
      if (!part("list").hidden) showList();
      else if (!part("new").hidden) offerSchools();
    }
    if (again) await exchange();
  };

  const once = async (work) => {
    if (keeping) return;
    keeping = true;
    await work().finally(() => { keeping = false; });
  };

  const put = async (kind, title, told, more = {}) => {
    const entry = { id: told.id, kind, title, person: carried.person, told, ...more };
    await store.put("outbox", entry.id, entry);
    outbox.push(entry);
  };

  const keep = async (kind, title, told) => {
    await put(kind, title, told);
    sayKept();
  };

  const sayKept = () => {
    showList();
    say(words.kept);
    exchange();
  };

  // Photographs of a session, made small first.
  const keepPhotos = async (session, title, files) => {
    trouble = await unkept(session, title, files);
    sayKept();
  };

  // A sentence where one could not be kept.
  const unkept = async (session, title, files) => {
    for (const file of files) {
      if (outbox.filter(({ kind }) => kind === "photo").length >= MOST_PHOTOS) return words.full;
      const photo = await window.khienPhoto(file).catch(() => null);
      if (photo === null) return words.noPhoto;
      const kept = await put("photo", `${words.photo} · ${title}`, { id: crypto.randomUUID(), session }, { photo }).catch(() => words.full);
      if (kept) return kept;
    }
    return "";
  };

  // — what stands on this phone: what the server told, and what was written here since —
  const sheetsOf = (session, name) => [
    ...session.sheets.filter((each) => each.name === name),
    ...outbox.filter((each) => each.kind === "sheet" && each.told.session === session.id && each.told.class_name === name).map((each) => each.told),
  ];
  const schoolOf = (id) => carried.schools.find((each) => each.id === id);
  const gradesOf = ({ grades, school }) => grades.length ? grades : schoolOf(school)?.grades ?? [];
  const onList = ({ numbers, moves }, day) => numbers.filter((number) => !moves.some(
    ([moved, way, when]) => moved === number && (way === "in" ? when > day : when <= day)));

  // — pages —
  const showList = () => {
    const attended = (each) => each.sheets.length > 0 || outbox.some((row) => row.told.session === each.id);
    const line = (each) => made("line", { title: `${inWords(each.day)} · ${each.title}`, more: attended(each) ? words.done : each.state }, () => showSession(each));
    const due = carried.sessions.filter((each) => each.day <= today());
    const coming = carried.sessions.filter((each) => each.day > today());
    document.querySelector("[data-due]").replaceChildren(...due.reverse().map(line));
    document.querySelector("[data-coming]").replaceChildren(...coming.map(line));
    document.querySelector("[data-none]").hidden = due.length > 0;
    document.querySelector("[data-unsent]").hidden = outbox.length === 0;
    document.querySelector("[data-outbox]").replaceChildren(...outbox.map((each) => {
      const row = made("unsent", each, () => dropEntry(each));
      row.querySelector("button").hidden = !each.said; // what was refused may be given up, nothing else
      return row;
    }));
    show("list");
  };

  const dropped = async (entry) => {
    await store.remove("outbox", entry.id);
    outbox = outbox.filter((each) => each !== entry);
  };
  const dropEntry = async (entry) => {
    await dropped(entry);
    showList();
  };

  const showSession = (session) => {
    const place = part("session");
    place.querySelector("[data-title]").textContent = `${inWords(session.day)} · ${session.title}`;
    const line = (each) => made("line", { title: each?.name ?? words.everybody, more: sheetsOf(session, each?.name ?? "").length ? words.done : "" }, () => showSheet(session, each));
    const classes = carried.classes.filter((each) => each.school === session.school);
    const fits = ({ grade }) => session.grades.length === 0 || session.grades.includes(grade);
    const others = classes.filter((each) => !fits(each));
    place.querySelector("[data-classes]").replaceChildren(...[...classes.filter(fits), null].map(line));
    place.querySelector("[data-classes-more]").replaceChildren(...others.map(line));
    place.querySelector("[data-more]").hidden = others.length === 0;
    place.querySelector("[data-photograph]").hidden = session.day > today();
    const camera = place.querySelector("[type=file]");
    camera.onchange = async () => {
      await keepPhotos(session.id, place.querySelector("[data-title]").textContent, [...camera.files]);
      camera.value = "";
    };
    show("session");
  };

  const showSheet = (session, of) => {
    const place = part("sheet");
    const form = place.querySelector("form");
    const there = of ? onList(of, session.day) : [];
    const before = sheetsOf(session, of?.name ?? "");
    form.reset();
    place.querySelector("[data-title]").textContent = `${of?.name ?? words.everybody} · ${inWords(session.day)}`;
    for (const each of place.querySelectorAll("[data-roster]")) each.hidden = !of;
    place.querySelector("[data-heads]").hidden = Boolean(of);
    form.elements.grade.replaceChildren(form.elements.grade.options[0], ...gradesOf(session).map((grade) => new Option(grade, grade)));
    const absent = new Set(before.at(-1)?.absent?.map(Number) ?? []);
    place.querySelector("[data-numbers]").replaceChildren(...there.map((number) => {
      const row = made("number", { title: number });
      Object.assign(row.querySelector("input"), { value: number, checked: absent.has(number) });
      return row;
    }));
    const missing = () => [...form.querySelectorAll("[name=absent]:checked")].map((each) => Number(each.value));
    const count = () => { place.querySelector("[data-present-now]").textContent = of ? words.present.replace(/[01]/g, (which) => there.length - (which === "0" ? missing().length : 0)) : ""; };
    form.onchange = count;
    count();
    const refuse = (sentence) => { form.querySelector("[data-said]").textContent = sentence; };
    refuse("");
    form.onsubmit = (event) => {
      event.preventDefault();
      const said = Object.fromEntries(["counted", "girls", "boys", "unknown", "note"].map((name) => [name, form.elements[name].value.trim()]));
      const came = of ? there.length - missing().length : Number(said.girls) + Number(said.boys) + Number(said.unknown);
      if (!(came > 0)) return refuse(words.nobody);
      if (of && said.counted && Number(said.counted) !== came && !said.note) return refuse(words.why);
      const told = { ...said, id: crypto.randomUUID(), session: session.id, class_name: of?.name ?? "", grade: of?.grade ?? form.elements.grade.value, absent: missing(), instead_of: before.map((each) => each.id), device, filled_at: new Date().toISOString() };
      return once(() => keep("sheet", `${of?.name ?? words.everybody} · ${inWords(session.day)} · ${session.title}`, told));
    };
    show("sheet");
  };

  // Only the grades of the school, and the lessons that are right for those chosen of them.
  const offerFitting = (form) => {
    const offer = (box, fits) => {
      box.closest("label").hidden = box.disabled = !fits;
      if (!fits) box.checked = false;
    };
    const boxes = (name) => [...form.querySelectorAll(`[name=${name}]`)];
    const there = schoolOf(form.elements.school.value)?.grades ?? boxes("grades").map(({ value }) => Number(value));
    for (const box of boxes("grades")) offer(box, there.includes(Number(box.value)));
    boxes("grades")[0].closest("fieldset").hidden = there.length === 0;
    const chosen = boxes("grades").filter(({ checked }) => checked).map(({ value }) => Number(value));
    const wanted = chosen.length ? chosen : there;
    for (const box of boxes("lessons")) {
      const right = carried.lessons?.[box.value] ?? null;
      offer(box, right === null || wanted.length === 0 || right.some((grade) => wanted.includes(grade)));
    }
    const strands = boxes("strands"); // the server would refuse it, when nothing can be added any more
    strands[0].setCustomValidity(strands.some(({ checked }) => checked) ? "" : words.strand);
  };

  // Also when the server answers while the form is open.
  const offerSchools = () => {
    const form = part("new").querySelector("form");
    const { school } = form.elements;
    const chosen = school.value;
    school.replaceChildren(...carried.schools.map((each) => new Option(each.name, each.id, false, each.id === chosen)));
    offerFitting(form);
  };

  const showNew = () => {
    const form = part("new").querySelector("form");
    form.reset();
    form.elements.held_on.value = form.elements.held_on.max = today();
    form.onchange = () => offerFitting(form);
    offerSchools();
    form.onsubmit = (event) => {
      event.preventDefault();
      return once(() => keepNew(form));
    };
    show("new");
  };

  const keepNew = async (form) => {
    const given = new FormData(form);
    const { photos: _photos, ...lines } = Object.fromEntries(given);
    const told = { ...lines, strands: given.getAll("strands"), grades: given.getAll("grades"), lessons: given.getAll("lessons"), id: crypto.randomUUID() };
    const title = `${inWords(told.held_on)} · ${told.title}`;
    await put("session", title, told);
    await keepPhotos(told.id, title, [...form.elements.photos.files]);
  };

  for (const each of document.querySelectorAll("[data-back]")) each.addEventListener("click", showList);
  document.querySelector("[data-send]").addEventListener("click", () => { trouble = ""; exchange(); });
  document.querySelector("[data-new]").addEventListener("click", showNew);
  addEventListener("online", exchange);

  if (!window.isSecureContext || !window.indexedDB || !("serviceWorker" in navigator)) return say(words.unable);
  store = window.khienStore("khien-diem-danh", ["keep", "outbox"]);
  device = (await store.get("keep", "device")) ?? crypto.randomUUID();
  await store.put("keep", "device", device);
  carried = (await store.get("keep", "carried")) ?? carried;
  outbox = await store.all("outbox");
  navigator.serviceWorker.register(words.worker).catch(() => {});
  showList();
  exchange();
})();
