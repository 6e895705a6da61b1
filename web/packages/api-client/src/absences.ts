/** The one read that the server's description does not list yet. */
export interface Absence {
  orderNumber: string
  earned: boolean
  reasons: string[]
}

export interface AbsencePaths {
  '/api/my/commission-absences': {
    get: {
      parameters: { query: { orderNumber: string } }
      responses: { 200: { content: { 'application/json': Absence } } }
    }
  }
}
