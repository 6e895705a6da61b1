// Shows new messages as they come: fetches the page again and takes its list, as long as somebody looks.
const PAUSE = 2000

async function refresh() {
  if (!document.hidden) {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById('letters')
      const shown = document.getElementById('letters')
      if (fresh.innerHTML !== shown.innerHTML) {
        shown.replaceChildren(...fresh.childNodes)
      }
    }
  }
}

function later() {
  setTimeout(() => refresh().catch(() => {}).finally(later), PAUSE)
}

later()
