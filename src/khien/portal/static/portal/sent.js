// The report is sent: this tab forgets what was typed.
try {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("draft-")) sessionStorage.removeItem(name);
} catch {
  // nothing was kept where storage is closed to us
}
