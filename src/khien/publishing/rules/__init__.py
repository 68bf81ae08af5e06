"""Pure decisions about articles, their text and their pictures."""
