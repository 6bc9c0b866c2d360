/** Every domain's work outside the request. Importing a file defines its jobs. */
export {}
