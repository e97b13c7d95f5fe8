import '@fontsource-variable/noto-sans-sc/wght.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query.ts'
import { router } from './router.tsx'
import './theme/global.css'
import { useSize } from './theme/size.ts'
import { styleSheet, themeOf } from './theme/theme.ts'

const sheet = document.createElement('style')
sheet.textContent = styleSheet()
document.head.prepend(sheet)

const App = () => (
  <ConfigProvider locale={zhCN} theme={themeOf(useSize())} button={{ autoInsertSpace: false }}>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </ConfigProvider>
)

const place = document.getElementById('root')
if (place)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
