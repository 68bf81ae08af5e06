// What a phone keeps: a few small tables in the browser's own database, under the name of the page
// that works without network. `khienStore(name, tables)`; whatever is secret is sealed before.
window.khienStore = (NAME, TABLES) => {
  const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => { for (const table of TABLES) asked.result.createObjectStore(table); };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  const within = async (tables, mode, work) => {
    const database = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const change = database.transaction(tables, mode);
        const answer = work(change);
        change.oncomplete = () => resolve(answer?.result);
        change.onabort = change.onerror = () => reject(change.error);
      });
    } finally {
      database.close();
    }
  };

  const get = (table, key) => within([table], "readonly", (change) => change.objectStore(table).get(key));
  const all = (table) => within([table], "readonly", (change) => change.objectStore(table).getAll());
  const put = (table, key, value) => within([table], "readwrite", (change) => { change.objectStore(table).put(value, key); });
  const remove = (table, key) => within([table], "readwrite", (change) => { change.objectStore(table).delete(key); });

  // One transaction: a phone that goes dark in the middle has the old cases, never half of both.
  const replace = (table, rows) => within([table], "readwrite", (change) => {
    const place = change.objectStore(table);
    place.clear();
    for (const row of rows) place.put(row, row.id);
  });

  const forget = async () => {
    await within(TABLES, "readwrite", (change) => { for (const table of TABLES) change.objectStore(table).clear(); });
    indexedDB.deleteDatabase(NAME);
    for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration())?.unregister(); // of this page alone
  };

  return { get, all, put, remove, replace, forget };
};
