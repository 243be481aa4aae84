// Lets the search work where the site is opened from a folder: browsers start no workers there.
// A frame does the same job; it belongs to the page, and nothing is fetched from elsewhere.
// The search looks for the name IFrameWorker to know where its own files are.
if (location.protocol === "file:") {
  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      this.scope = frame.contentWindow
      // What a worker has and a frame has not. Loading takes a while here, so whoever calls it waits for the promise.
      this.scope.importScripts = (...urls) => urls.reduce((done, one) => done.then(() => this.load(one)), Promise.resolve())
      this.scope.postMessage = (data) => this.tell(this, data)
      this.ready = this.load(url)
    }

    load(url) {
      return new Promise((resolve, reject) => {
        const script = this.scope.document.createElement("script")
        script.src = new URL(url, location.href).href
        script.onload = resolve
        script.onerror = () => reject(new Error(`${url} cannot be loaded`))
        this.scope.document.body.append(script)
      })
    }

    postMessage(data) {
      this.ready.then(() => this.tell(this.scope, data))
    }

    tell(whom, data) {
      const event = new MessageEvent("message", { data })
      whom.dispatchEvent(event)
      if (whom === this && this.onmessage) this.onmessage(event)
    }

    terminate() {
      this.scope.frameElement.remove()
    }
  }
}
