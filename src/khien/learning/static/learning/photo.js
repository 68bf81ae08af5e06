// A photograph made small on the phone, before it is kept: nothing of where or with what it was taken
// stays in it. Rejects what is no picture.
window.khienPhoto = async (file) => {
  const LONGEST = 1600; // pixels, enough to read a blackboard
  const MOST = 800_000; // bytes

  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const drawn = (longest) => new Promise((resolve, reject) => {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/jpeg", 0.8);
  });

  try {
    let longest = LONGEST;
    let small = await drawn(longest);
    while (small.size > MOST && longest > LONGEST / 4) small = await drawn(longest = longest * 0.75);
    return await small.arrayBuffer(); // kept by every browser, as files are not
  } finally {
    picture.close();
  }
};
