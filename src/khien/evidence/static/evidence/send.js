// Files too large to be sent again in one go travel piece by piece: after a lost connection, a
// server started anew or a page opened again, they go on where they stood. Small ones, and all of
// them without script, are sent as any form is.
(() => {
  const form = document.querySelector("form[data-send]");
  if (!form) return;
  const SMALL = 4 * 1024 * 1024;
  const LONGEST_WAIT = 30;
  const chosen = form.querySelector("input[type=file]");
  const told = document.getElementById("sending");
  const words = told.querySelector("p");
  const bar = told.querySelector("progress");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let going = false;

  class Refused extends Error {}

  const say = (text, share) => {
    words.textContent = text;
    if (share !== undefined) bar.value = share;
  };
  const wait = (seconds) => new Promise((done) => setTimeout(done, 1000 * seconds));

  // Asks until there is an answer, however long the connection is away.
  const ask = async (address, body) => {
    for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_WAIT)) {
      const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" } }).catch(() => null);
      const isOurs = answer?.headers.get("Content-Type") === "application/json";
      if (answer && isOurs && answer.status < 500) {
        const found = await answer.json().catch(() => null);
        if (found?.sentence) throw new Refused(found.sentence);
        if (found) return found;
      } else if (answer && answer.status < 500) {
        throw new Refused(told.dataset.out);
      }
      say(told.dataset.lost);
      await wait(pause);
    }
  };

  const sendOne = async (file) => {
    const begin = new FormData();
    const { holder, holderKind } = form.dataset;
    const facts = { holder, holder_kind: holderKind, name: file.name, size: file.size, changed: file.lastModified, origin: form.elements.origin.value };
    for (const [name, value] of Object.entries(facts)) begin.append(name, value);
    let { id, received, piece } = await ask(form.dataset.send, begin);
    while (received < file.size) {
      const share = Math.floor((100 * received) / file.size);
      say(`${told.dataset.going} ${file.name}: ${share}%`, share);
      const content = await file.slice(received, received + piece).arrayBuffer().catch(() => null);
      if (!content) throw new Refused(told.dataset.unread);
      ({ received } = await ask(`${form.dataset.send}${id}/${received / piece}/`, content));
    }
    say(`${told.dataset.ending}: ${file.name}`, 100);
    await ask(`${form.dataset.send}${id}/xong/`, new FormData());
  };

  form.addEventListener("submit", async (event) => {
    const files = [...chosen.files];
    if (!files.some((file) => file.size > SMALL) || !form.elements.origin.value.trim()) return;
    event.preventDefault();
    if (going) return;
    going = true;
    told.hidden = false;
    const refused = [];
    for (const file of files) {
      try {
        await sendOne(file);
      } catch (trouble) {
        if (!(trouble instanceof Refused)) throw trouble;
        refused.push(`${file.name}: ${trouble.message}`);
      }
    }
    going = false;
    if (!refused.length) return location.assign(form.dataset.back);
    chosen.value = "";
    say(refused.join("\n"));
    told.setAttribute("role", "alert");
  });

  addEventListener("beforeunload", (event) => {
    if (going) event.preventDefault();
  });
})();
