/** The name of the database in a connection URL; PostgreSQL takes the user's name where it is missing. */
export const databaseOf = (url: string): string => {
  const parts = new URL(url)
  return decodeURIComponent(parts.pathname.replace(/^\//, '')) || userOf(url)
}

export const userOf = (url: string): string => {
  const parts = new URL(url)
  return parts.searchParams.get('user') ?? decodeURIComponent(parts.username)
}

export const passwordOf = (url: string): string | null => {
  const parts = new URL(url)
  return parts.searchParams.get('password') ?? (decodeURIComponent(parts.password) || null)
}

/** Host and port, as one word that names the server. */
export const serverOf = (url: string): string => {
  const parts = new URL(url)
  const host = parts.searchParams.get('host') ?? decodeURIComponent(parts.hostname)
  return `${host || 'localhost'}:${parts.searchParams.get('port') ?? (parts.port || '5432')}`
}

/** The same server and database for another user. A URL without a host (a Unix socket) can carry a user only as parameter. */
export const withUser = (url: string, user: string, password: string): string => {
  const parts = new URL(url)
  if (parts.hostname === '' || parts.searchParams.has('user')) {
    parts.searchParams.set('user', user)
    parts.searchParams.set('password', password)
    return parts.href
  }
  parts.username = encodeURIComponent(user)
  parts.password = encodeURIComponent(password)
  parts.searchParams.delete('password')
  return parts.href
}

/** The same server and user for another database. */
export const withDatabase = (url: string, database: string): string => {
  const parts = new URL(url)
  parts.pathname = `/${encodeURIComponent(database)}`
  return parts.href
}
