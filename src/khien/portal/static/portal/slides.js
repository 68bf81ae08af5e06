// Arrow keys, space and the buttons of a pointer turn the slides; without this, links do.
"use strict";

const slides = [...document.querySelectorAll(".s-slide")];
const forward = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const back = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

function here() {
  const middle = window.innerHeight / 2;
  return slides.findIndex((slide) => {
    const box = slide.getBoundingClientRect();
    return box.top <= middle && box.bottom > middle;
  });
}

document.addEventListener("keydown", (event) => {
  const step = forward.has(event.key) ? 1 : back.has(event.key) ? -1 : 0;
  const slide = step && slides[here() + step];
  if (!slide || event.target.closest("a")) return;
  event.preventDefault();
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
});
