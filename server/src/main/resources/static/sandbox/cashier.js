// Counts the time left down, and loads the page again when it is over, so that it says so.
const timer = document.querySelector('.left');
if (timer) {
  const end = performance.now() + Number(timer.dataset.seconds) * 1000;
  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    timer.textContent = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
    if (left > 0) {
      setTimeout(show, 250);
    } else {
      location.reload();
    }
  };
  show();
}
