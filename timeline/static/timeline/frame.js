// For the page of another site that shows a timeline in a frame: the frame follows the height of what it holds.

addEventListener("message", ({ data, source }) => {
  if (!Number.isFinite(data?.timelineHeight)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.height = Math.min(Math.max(Math.ceil(data.timelineHeight), 200), 20000);
  }
});
